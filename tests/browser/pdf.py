"""pdf.py FILE: a PDF of two pages, a sentence on each."""
import sys

SENTENCES = ("The reservoir at Willow Bend is to be repaired by May.", "The lighthouse keeper counts the boats each evening.")


def make():
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>",
              "<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>",
              "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    for number, sentence in enumerate(SENTENCES):
        stream = f"BT /F 12 Tf 72 700 Td ({sentence}) Tj ET"
        bodies += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
                   f"/Contents {5 + 2 * number} 0 R >>",
                   f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    file, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    begin = len(file)
    file += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in offsets)
    return file + f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n"


with open(sys.argv[1], "w", encoding="ascii") as out:
    out.write(make())
