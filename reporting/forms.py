from django import forms

from boards import years
from lscb.ui.forms import PlainWordsMixin

from .models import AnnualReport, Section


class ReportForm(PlainWordsMixin, forms.ModelForm):
    year = forms.CharField(
        label="Year the report is about", help_text="A financial year, such as 2012-13"
    )

    class Meta:
        model = AnnualReport
        fields = ["year", "title"]

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board

    def clean_year(self):
        try:
            year = years.year_from_words(self.cleaned_data["year"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None
        if self.board.annual_reports.filter(year=year).exists():
            raise forms.ValidationError(
                f"There is an annual report for {years.year_in_words(year)} already"
            )
        return year


class SectionForm(PlainWordsMixin, forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Section
        fields = ["body", "state", "owner_post", "due_on"]
        widgets = {
            "body": forms.Textarea(attrs={"rows": 24}),
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {"body": "Narrative", "state": "How far it is"}
        help_texts = {
            "owner_post": "The post, not the person's name",
            "body": "Plain text with Markdown: ## for a heading, - for a list, **bold**. "
            "Text that is shown in the published report: name no person.",
        }
