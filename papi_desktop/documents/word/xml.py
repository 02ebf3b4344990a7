"""Small pieces of WordprocessingML as text, and how they enter a document. Lengths in points unless a name says otherwise.

Pieces are written as text and parsed once: a list of ten thousand rows is made in seconds instead of minutes. Must not know what an
official paper looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import serialize_for_reading

from papi_desktop.documents.layout.measure import printable

TWIPS = 20  # in a point
EMU = 12700  # in a point

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w10": "urn:schemas-microsoft-com:office:word",
    }.items()
)
DASHED_BELOW = '<w:tcBorders><w:bottom w:val="dashed" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>'
"""Borders of a cell with a line to cut along under it."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse_piece(piece: str) -> Any:
    """Parse one piece written by this package."""
    return parse_xml(f"<w:body {_NAMESPACES}>{piece}</w:body>")[0]


def parse_document(pieces: Iterable[str]) -> Any:
    """Parse the pieces of a whole body, the properties of its last section at the end, into a document."""
    return parse_xml(f"<w:document {_NAMESPACES}><w:body>{''.join(pieces)}</w:body></w:document>")


def section_properties(properties: Any, *, first: bool) -> str:
    """Return the properties of a section as a piece; all but the first take over the headers of the one before."""
    own = deepcopy(properties)
    for reference in [] if first else own.findall(qn("w:headerReference")):
        own.remove(reference)
    return str(serialize_for_reading(own))


def section_end(style: str, properties: str) -> str:
    """Return the paragraph that ends a section."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr></w:p>'


def run(text: str, bold: bool = False, italic: bool = False) -> str:
    """Return text as a run; a line break in it becomes one in the paper."""
    marks = "<w:b/>" * bold + "<w:i/>" * italic
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = escape(_FORBIDDEN.sub("", printable(text))).split("\n")
    body = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{look}{body}</w:r>"


def paragraph(
    style: str,
    content: str,
    *,
    keep_next: bool = False,
    before: float | None = None,
    after: float = 0.0,
    align: str = "",
) -> str:
    """Return a paragraph of a named style.

    Args:
        style: id of the style.
        content: runs and drawings.
        keep_next: whether it stays on the page of the next one.
        before: space above, where it differs from the style.
        after: space below, together with `before` only.
        align: "center" or "right", where it differs from the style.
    """
    keep = "<w:keepNext/>" * keep_next
    space = "" if before is None else f'<w:spacing w:before="{before * TWIPS:.0f}" w:after="{after * TWIPS:.0f}"/>'
    side = f'<w:jc w:val="{align}"/>' if align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{space}{side}</w:pPr>{content}</w:p>'


def cell(width: float, content: str, *, span: int = 1, merge: str = "", borders: str = "", middle: bool = False) -> str:
    """Return a cell of a table; `merge` is "restart" or "continue" for cells joined downward."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    stand = '<w:vAlign w:val="center"/>' if middle else ""
    width_mark = f'<w:tcW w:w="{width * TWIPS:.0f}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width_mark}{grid}{down}{borders}{stand}</w:tcPr>{content}</w:tc>"


def row(cells: str, *, header: bool = False, height: float = 0.0) -> str:
    """Return a row that no page end cuts; a header row repeats on every page; `height` is its least height."""
    least = f'<w:trHeight w:val="{height * TWIPS:.0f}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{'<w:tblHeader/>' * header}</w:trPr>{cells}</w:tr>"


def table(widths: Sequence[float], rows: Iterable[str], *, line: float = 0.0, padding: float = 0.0) -> str:
    """Return a table of fixed widths.

    Args:
        widths: of its columns.
        rows: as returned by :func:`row`.
        line: thickness of its lines; 0 draws none.
        padding: left and right inside each cell; a quarter of it above and below.
    """
    grid = "".join(f'<w:gridCol w:w="{width * TWIPS:.0f}"/>' for width in widths)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = f'w:val="single" w:sz="{line * 8:.0f}" w:space="0" w:color="000000"' if line else 'w:val="nil"'
    borders = "".join(f"<w:{side} {kind}/>" for side in sides)
    inner = {"top": padding / 4, "left": padding, "bottom": padding / 4, "right": padding}
    margins = "".join(f'<w:{side} w:w="{space * TWIPS:.0f}" w:type="dxa"/>' for side, space in inner.items())
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths) * TWIPS:.0f}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def drawn_line(number: int, length: float, thickness: float) -> str:
    """Return a level line as a drawn shape of exactly that length, with the older form for older programs."""
    size = f'cx="{length * EMU:.0f}" cy="0"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{thickness * EMU:.0f}"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line style="width:{length:.2f}pt;height:0" from="0,0" to="{length:.2f}pt,0" strokeweight="{thickness}pt"/>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(number: int, relationship: str, width: float, height: float) -> str:
    """Return a picture already added to the file under `relationship`."""
    size = f'cx="{width * EMU:.0f}" cy="{height * EMU:.0f}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Hình {number}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Hình {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def page_number_field() -> str:
    """Return the field that shows the number of the page."""
    return '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def watermark(text: str, font: str) -> str:
    """Return grey text slanted across the page, as word processors keep it in a header."""
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:105pt;'
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        'mso-position-vertical:center;mso-position-vertical-relative:page" fillcolor="#dbdbdb" stroked="f">'
        f'<v:textpath style="font-family:{quoteattr(font)[1:-1]};font-size:1pt" string={quoteattr(text)}/>'
        "</v:shape></w:pict></w:r>"
    )
