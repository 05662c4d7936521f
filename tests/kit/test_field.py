"""`kit/_field.html` lays out every kind of field by itself, tied to its label, hint and message."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override


class Form(forms.Form):
    name = forms.CharField(label="Nama", help_text="Seperti di kartu.")
    closing = forms.DateField(label="Tanggal", required=False)
    moment = forms.DateTimeField(label="Waktu")
    reason = forms.CharField(label="Alasan", widget=forms.Textarea)
    scan = forms.FileField(label="Pindaian")
    unit = forms.ChoiceField(label="Unit", choices=[("1", "Satu")])
    agreed = forms.BooleanField(label="Setuju")
    route = forms.ChoiceField(label="Cara", choices=[("a", "Tinta\nLalu <dipindai>"), ("b", "Elektronik")], widget=forms.RadioSelect)
    chosen = forms.MultipleChoiceField(label="Siapa", choices=[("a", "Ani")], widget=forms.CheckboxSelectMultiple, help_text="Abjad.")
    token = forms.CharField(widget=forms.HiddenInput)


def shown(form: forms.Form, name: str) -> str:
    html = render_to_string("kit/_field.html", {"field": form[name]})
    return re.sub(r"\s*\n\s*", "", html).strip()


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    with override("id"):
        yield


def test_a_line_of_text_names_its_hint() -> None:
    assert shown(Form(), "name") == (
        '<div class="isian"><label for="id_name">Nama</label><span class="petunjuk" id="id_name_helptext">Seperti di kartu.</span>'
        '<input type="text" name="name" aria-describedby="id_name_helptext" required id="id_name"></div>'
    )


def test_a_wrong_line_names_its_hint_and_its_message() -> None:
    assert shown(Form({"name": ""}), "name") == (
        '<div class="isian salah"><label for="id_name">Nama</label><span class="petunjuk" id="id_name_helptext">Seperti di kartu.</span>'
        '<span class="pesan" id="id_name_error">Bidang ini tidak boleh kosong.</span>'
        '<input type="text" name="name" aria-describedby="id_name_helptext id_name_error" required aria-invalid="true" id="id_name"></div>'
    )


def test_a_date_is_a_native_picker_and_says_that_it_may_stay_empty() -> None:
    html = shown(Form(initial={"closing": date(2026, 11, 27)}), "closing")

    assert '<input type="date" name="closing" value="2026-11-27" id="id_closing">' in html
    assert '<span class="redup">(boleh kosong)</span>' in html


def test_a_date_sent_well_stays_a_picker() -> None:
    assert 'type="date" name="closing" value="2026-11-27"' in shown(Form({"closing": "2026-11-27"}), "closing")


def test_a_date_that_cannot_be_read_is_shown_as_typed() -> None:
    assert 'type="text" name="closing" value="31 Februari"' in shown(Form({"closing": "31 Februari"}), "closing")


def test_a_moment_is_a_native_picker_in_the_active_time_zone() -> None:
    with timezone.override(ZoneInfo("Asia/Makassar")):
        html = shown(Form(initial={"moment": datetime(2026, 11, 27, 8, 0, tzinfo=ZoneInfo("UTC"))}), "moment")

    assert 'type="datetime-local" name="moment" value="2026-11-27T16:00"' in html


def test_a_picker_sends_what_the_field_reads() -> None:
    form = Form({"closing": "2026-11-27", "moment": "2026-11-27T16:00"})

    with timezone.override(ZoneInfo("Asia/Makassar")):
        form.is_valid()

    assert form.cleaned_data["closing"] == date(2026, 11, 27)
    assert form.cleaned_data["moment"] == datetime(2026, 11, 27, 16, 0, tzinfo=ZoneInfo("Asia/Makassar"))


def test_a_long_text_is_four_lines_high_unless_the_form_says_otherwise() -> None:
    assert 'rows="4"' in shown(Form(), "reason")


def test_files_and_lists_have_a_label() -> None:
    assert '<label for="id_scan">Pindaian</label><input type="file" name="scan" required id="id_scan">' in shown(Form(), "scan")
    assert '<label for="id_unit">Unit</label><select name="unit" id="id_unit">' in shown(Form(), "unit").replace(" required", "")


def test_one_checkbox_is_a_card_whose_whole_face_is_the_label() -> None:
    assert shown(Form(), "agreed") == (
        '<div class="isian"><div class="pilih"><label for="id_agreed"><input type="checkbox" name="agreed" required id="id_agreed">'
        "<span>Setuju</span></label></div></div>"
    )


def test_radio_buttons_are_cards_in_a_fieldset_with_the_question_as_legend() -> None:
    assert shown(Form(), "route") == (
        '<fieldset class="isian" id="id_route"><legend>Cara</legend><div class="pilih">'
        '<label><input type="radio" name="route" value="a" id="id_route_0" required>'
        "<span><b>Tinta</b><small>Lalu &lt;dipindai&gt;</small></span></label>"
        '<label><input type="radio" name="route" value="b" id="id_route_1" required><span>Elektronik</span></label></div></fieldset>'
    )


def test_checkboxes_keep_what_was_ticked_and_the_fieldset_names_hint_and_message() -> None:
    assert shown(Form({"chosen": ["a", "z"]}), "chosen") == (
        '<fieldset class="isian salah" id="id_chosen" aria-describedby="id_chosen_helptext id_chosen_error"><legend>Siapa</legend>'
        '<span class="petunjuk" id="id_chosen_helptext">Abjad.</span>'
        '<span class="pesan" id="id_chosen_error">Masukkan pilihan yang valid. z bukan salah satu dari pilihan yang tersedia.</span>'
        '<div class="pilih"><label><input type="checkbox" name="chosen" value="a" id="id_chosen_0" aria-invalid="true" checked>'
        "<span>Ani</span></label></div></fieldset>"
    )


def test_a_hidden_field_is_only_its_input() -> None:
    assert shown(Form(), "token") == '<input type="hidden" name="token" id="id_token">'
