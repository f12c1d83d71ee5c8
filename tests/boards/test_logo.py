import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from boards.logo import check_logo
from lscb.files.exceptions import FileRefused


def upload(*, size=(200, 100), colour="#16548a", name="logo.png", kind="PNG"):
    content = io.BytesIO()
    Image.new("RGB" if kind == "JPEG" else "RGBA", size, colour).save(content, kind)
    return SimpleUploadedFile(name, content.getvalue())


def noise():
    """What no compression makes smaller."""
    picture = Image.effect_noise((1500, 1500), 100)
    content = io.BytesIO()
    picture.save(content, "PNG")
    return SimpleUploadedFile("logo.png", content.getvalue())


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param({}, id="png"),
        pytest.param({"name": "logo.jpg", "kind": "JPEG"}, id="jpeg"),
        pytest.param({"size": (480, 60)}, id="eight times as wide"),
        pytest.param({"size": (60, 120)}, id="twice as high"),
    ],
)
def test_a_logo_is_taken(picture):
    check_logo(upload(**picture))


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        pytest.param({"size": (59, 100)}, "too small to print", id="too small"),
        pytest.param({"size": (3001, 600)}, "at most 3000 pixels", id="too large"),
        pytest.param({"size": (481, 60)}, "8 times as wide", id="a strip"),
        pytest.param({"size": (60, 121)}, "twice as high", id="a tower"),
        pytest.param({"colour": "#ffffff"}, r"contrast of 1\.00:1", id="white"),
        pytest.param({"colour": "#00000000"}, r"contrast of 1\.00:1", id="clear"),
        pytest.param({"colour": "#aaaaaa"}, r"contrast of 2\.32:1", id="pale"),
    ],
)
def test_a_picture_that_will_not_do_is_refused_with_the_reason(picture, words):
    with pytest.raises(FileRefused, match=words):
        check_logo(upload(**picture))


def test_a_few_dark_dots_do_not_make_a_logo_visible():
    picture = Image.new("RGB", (200, 200), "#ffffff")
    picture.paste("#000000", (0, 0, 20, 20))  # a hundredth of it
    content = io.BytesIO()
    picture.save(content, "PNG")

    with pytest.raises(FileRefused, match="for a white page"):
        check_logo(SimpleUploadedFile("logo.png", content.getvalue()))


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param(
            SimpleUploadedFile("logo.txt", b"Our logo"), "PNG or JPEG", id="a text"
        ),
        pytest.param(
            SimpleUploadedFile("logo.png", b"not a picture"),
            "its content is not",
            id="no picture",
        ),
        pytest.param(
            SimpleUploadedFile("logo.svg", b"<svg/>"), "do not take", id="svg"
        ),
        pytest.param(upload(name="logo.jpg"), "but this is a PNG", id="wrong name"),
        pytest.param(noise(), "we take up to 1 MB", id="too heavy"),
    ],
)
def test_what_is_no_picture_is_refused(file, words):
    with pytest.raises(FileRefused, match=words):
        check_logo(file)
