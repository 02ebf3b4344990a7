"""The styles of an official paper in a word-processor file, and a file that starts without anybody's traces.

One named style for each element of the decree, so that a clerk who goes on typing keeps the right look. Must not know any paper.
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from papi_desktop.documents.official import Align, Element, OfficialFormat

FONT = "Times New Roman"
SPACER = "VBNgan"
_KEPT_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
_KEPT_PARTS = ("/styles", "/settings", "/fontTable", "/theme")
_LANGUAGE = "vi-VN"
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def style_id(element_key: str) -> str:
    """Return the id of the style of an element."""
    return "VB" + element_key.title().replace("_", "")


def blank_document(form: OfficialFormat) -> Any:
    """Return an empty document with the styles of the format and without properties, thumbnail or foreign styles."""
    document = Document()
    _drop_traces(document)
    _reset_styles(document)
    _reset_settings(document)
    for element in form.elements.values():
        _add_style(document, element, form)
    spacer = document.styles.add_style("VB Dòng ngăn", WD_STYLE_TYPE.PARAGRAPH)
    spacer._element.set(qn("w:styleId"), SPACER)
    spacer.font.size = Pt(1)
    return document


def _drop_traces(document: Any) -> None:
    package, main = document.part.package, document.part
    properties = document.core_properties._element
    for child in list(properties):
        properties.remove(child)
    for key, relation in list(package.rels.items()):
        if not relation.reltype.endswith(("/officeDocument", "/core-properties")):
            package.rels.pop(key)
    for key, relation in list(main.rels.items()):
        if not relation.reltype.endswith(_KEPT_PARTS):
            main.rels.pop(key)


def _reset_styles(document: Any) -> None:
    """Keep the four base styles only, and make the language Vietnamese and the font Times New Roman."""
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            root.remove(style)
    defaults = root.find(qn("w:docDefaults"))
    fresh = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        f'<w:lang w:val="{_LANGUAGE}" w:eastAsia="{_LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    root.replace(defaults, fresh)


def _reset_settings(document: Any) -> None:
    root = document.settings.element
    for name in ("w:savePreviewPicture", "w:proofState", "w:rsids", "w:shapeDefaults", "w14:docId"):
        prefix, local = name.split(":")
        space = root.nsmap[prefix]
        for child in root.findall(f"{{{space}}}{local}"):
            root.remove(child)
    root.find(qn("w:zoom")).set(qn("w:percent"), "100")
    root.find(qn("w:themeFontLang")).attrib.clear()
    root.find(qn("w:themeFontLang")).set(qn("w:val"), _LANGUAGE)
    root.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    root.find(qn("w:listSeparator")).set(qn("w:val"), ";")
    compat = root.find(qn("w:compat"))
    compat.remove(compat.find(qn("w:useFELayout")))
    compat.find(qn("w:compatSetting")).set(qn("w:val"), "15")


def _add_style(document: Any, element: Element, form: OfficialFormat) -> None:
    style = document.styles.add_style(f"VB {element.name}", WD_STYLE_TYPE.PARAGRAPH)
    style._element.set(qn("w:styleId"), style_id(element.key))
    style.base_style = None
    style.quick_style = True
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.all_caps = Pt(element.size), element.bold, element.italic, element.capitals
    layout.alignment = _ALIGN[element.align]
    layout.space_before, layout.space_after = Pt(element.before), Pt(0)
    layout.line_spacing = form.line_spacing if element.align is Align.JUSTIFY else 1.0
    layout.first_line_indent = Mm(form.first_line_indent) if element.indent else None
    layout.keep_with_next = element.keep_next or None
    layout.widow_control = True
