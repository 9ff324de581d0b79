"""serve_page_check.py: reads a page on stdin, and prints what of it is not as it should be.

It has to be well-formed, to run and load nothing that is not the server's, and to be usable without eyes.
"""
import sys
import xml.etree.ElementTree as tree

text = sys.stdin.read()
faults = []
root = tree.fromstring(text.removeprefix("<!DOCTYPE html>\n"))
ids = [element.get("id") for element in root.iter() if element.get("id")]
faults += [f"id {name} stands twice" for name in set(ids) if ids.count(name) > 1]
labelled = {label.get("for") for label in root.iter("label")}
inside = {field for label in root.iter("label") for field in label.iter()}
for element in root.iter():
    attributes = element.attrib
    faults += [f"{element.tag} has {name}" for name in attributes if name.startswith("on") or name == "style"]
    if element.tag in ("script", "style") and attributes.get("src") != "/static/app.js":
        faults.append(f"{element.tag}: {element.text}")
    if element.tag in ("img", "iframe", "object", "embed", "base"):
        faults.append(element.tag)
    for name in ("href", "src", "action"):
        value = attributes.get(name, "/")
        if not value.startswith(("/", "#")) and value != "data:,":
            faults.append(f"{element.tag} leads to {value}")
        if value.startswith("//"):
            faults.append(f"{element.tag} leads away: {value}")
        if value.startswith("#") and value[1:] not in ids:
            faults.append(f"nothing is at {value}")
    if element.tag in ("input", "select") and attributes.get("type") != "hidden":
        if element not in inside and attributes.get("id") not in labelled:
            faults.append(f"{element.tag} {attributes.get('name')} has no label")
for name in ("body/main", "body/main/h1", "head/title"):
    if len(root.findall(name)) != 1:
        faults.append(f"{len(root.findall(name))} times {name}")
if not root.get("lang"):
    faults.append("no language")
print("\n".join(faults), end="\n" if faults else "")
