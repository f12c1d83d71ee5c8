#!/bin/sh
# Rebuild static/ from assets/ and the packages pinned in package-lock.json. Needs Node 20.
set -eu
cd "$(dirname "$0")/.."

npm ci --silent
npx sass --load-path=node_modules --no-source-map --style=compressed --quiet-deps \
  assets/scss/app.scss:static/css/app.css assets/scss/print.scss:static/css/print.css
npx esbuild assets/js/app.js --bundle --minify --format=esm --target=es2020 \
  --legal-comments=inline --outfile=static/js/app.js --log-level=warning
npx esbuild assets/js/js-enabled.js --minify --target=es2017 --outfile=static/js/js-enabled.js --log-level=warning
mkdir -p static/vendor
cp node_modules/sortablejs/Sortable.min.js static/vendor/sortable.min.js
cp node_modules/sortablejs/LICENSE static/vendor/sortable-LICENSE.txt
