"""PDFs as they should not be: made from glyphs without a table of characters, locked, without text, or made to burst."""

from __future__ import annotations

import io
import re
import zlib

from tests.documents.setting import FONT


def raw_pdf(content: bytes, *, filters: bytes = b"/FlateDecode", font: bytes = b"", unicode_map: bytes | None = None) -> bytes:
    """One page that shows a content stream, already packed as `filters` says."""
    font = font or b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    resources = b"<< /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources,
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
        font,
        *([] if unicode_map is None else [b"<< /Length %d >>\nstream\n%s\nendstream" % (len(unicode_map), unicode_map)]),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer


def shown(codes: bytes) -> bytes:
    """A packed content stream that shows these codes of two bytes, forty on a line."""
    lines = [codes[place : place + 80].hex().encode() for place in range(0, len(codes), 80)]
    return zlib.compress(b"BT /F1 10 Tf 72 700 Td %s ET" % b" 0 -14 Td ".join(b"<%s> Tj" % line for line in lines))


def unmapped_pdf(text: str, lost: str) -> bytes:
    """Glyphs by number, and a table of characters that leaves out those matching `lost`: what a bad subset font gives."""
    numbers = {character: place for place, character in enumerate(dict.fromkeys(text), start=1)}
    kept = {number: character for character, number in numbers.items() if not re.fullmatch(lost, character)}
    lines = b"".join(b"<%04x> <%s>\n" % (number, c.encode("utf-16-be").hex().encode()) for number, c in sorted(kept.items()))
    cmap = b"/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    cmap += b"%d beginbfchar\n%sendbfchar\nendcmap end" % (len(kept), lines)
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> >>"
    )
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [%s] >>"
        % descendant
    )
    codes = b"".join(number.to_bytes(2, "big") for number in (numbers[character] for character in text))
    return raw_pdf(shown(codes), font=font, unicode_map=cmap)


def legacy_pdf(text: str, encoding: str = "90ms-RKSJ-H") -> bytes:
    """Text in a font that is not embedded, by its codes in CP932, as older programs write it."""
    system = b"<< /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >>"
    descendant = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Mincho /CIDSystemInfo %s >>" % system
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /MS-Mincho /Encoding /%s /DescendantFonts [%s] >>"
    return raw_pdf(shown(text.encode("cp932")), font=font % (encoding.encode(), descendant))


def locked_pdf(password: str) -> bytes:
    """A PDF that asks for a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, ownerPassword="owner"), invariant=1)
    canvas.drawString(72, 700, "secret")
    canvas.save()
    return out.getvalue()


def scanned_pdf(*, pages_with_text: int = 0) -> bytes:
    """A page that is a picture, after pages of text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for _ in range(pages_with_text):
        canvas.setFont(FONT, 12)
        canvas.drawString(72, 700, "意見募集の結果")
        canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (100, 140), 200)), 0, 0, 595, 842)
    canvas.save()
    return out.getvalue()


def bursting_pdf(mebibytes: int, *, twice: bool = False) -> bytes:
    """A page whose content unpacks to so much; packed twice, the file itself is tiny."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b" " * 2**20) for _ in range(mebibytes)) + packer.flush()
    return raw_pdf(zlib.compress(content, 9), filters=b"[/FlateDecode /FlateDecode]") if twice else raw_pdf(content)
