/* formats.h: the tables of formats: a MIME type (sniffer.h), the function that reads it, and what that reads it with,
 * as `jiyan-index --types` says it. */
#ifndef JIYAN_INDEXER_EXTRACT_FORMATS_H
#define JIYAN_INDEXER_EXTRACT_FORMATS_H

/* Raised when a reader below gives other blocks for the same bytes, or frames (wire.h) change: what was read before is
 * read again. */
#define JY_EXTRACT_VERSION 3U

/* Read by the indexer itself, with code of this project alone. */
#define JY_EXTRACT_FORMATS(ROW)                                                                                        \
    ROW("text/plain", jy_extract_text, "jiyan")                                                                        \
    ROW("text/markdown", jy_extract_markdown, "jiyan")                                                                 \
    ROW("text/csv", jy_extract_text, "jiyan")                                                                          \
    ROW("text/tab-separated-values", jy_extract_text, "jiyan")                                                         \
    ROW("application/x-ndjson", jy_extract_records, "jiyan")

/* Parsed by libraries, which hostile files try to break: in a process of its own, jiyan-extract. */
#define JY_EXTRACT_PARSED_FORMATS(ROW)                                                                                 \
    ROW("application/encrypted", jy_extract_encrypted, "jiyan")                                                        \
    ROW("application/epub+zip", jy_extract_epub, "libarchive, libxml2")                                                \
    ROW("application/gzip", jy_extract_archive, "libarchive")                                                          \
    ROW("application/mbox", jy_extract_mbox, "GMime")                                                                  \
    ROW("application/msword", jy_extract_doc, "jiyan")                                                                 \
    ROW("application/ofd", jy_extract_ofd, "libarchive, libxml2")                                                      \
    ROW("application/pdf", jy_extract_pdf, "poppler")                                                                  \
    ROW("application/rtf", jy_extract_rtf, "jiyan")                                                                    \
    ROW("application/vnd.ms-cab-compressed", jy_extract_archive, "libarchive")                                         \
    ROW("application/vnd.ms-excel", jy_extract_xls, "jiyan")                                                           \
    ROW("application/vnd.ms-powerpoint", jy_extract_ppt, "jiyan")                                                      \
    ROW("application/vnd.oasis.opendocument.presentation", jy_extract_odf, "libarchive, libxml2")                      \
    ROW("application/vnd.oasis.opendocument.spreadsheet", jy_extract_odf, "libarchive, libxml2")                       \
    ROW("application/vnd.oasis.opendocument.text", jy_extract_odf, "libarchive, libxml2")                              \
    ROW("application/vnd.openxmlformats-officedocument.presentationml.presentation", jy_extract_pptx,                  \
        "libarchive, libxml2")                                                                                         \
    ROW("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", jy_extract_xlsx, "libarchive, libxml2")   \
    ROW("application/vnd.openxmlformats-officedocument.wordprocessingml.document", jy_extract_docx,                    \
        "libarchive, libxml2")                                                                                         \
    ROW("application/x-7z-compressed", jy_extract_archive, "libarchive")                                               \
    ROW("application/x-bzip2", jy_extract_archive, "libarchive")                                                       \
    ROW("application/x-compress", jy_extract_archive, "libarchive")                                                    \
    ROW("application/x-cpio", jy_extract_archive, "libarchive")                                                        \
    ROW("application/x-iso9660-image", jy_extract_archive, "libarchive")                                               \
    ROW("application/x-lzh-compressed", jy_extract_archive, "libarchive")                                              \
    ROW("application/x-lzma", jy_extract_archive, "libarchive")                                                        \
    ROW("application/x-rar", jy_extract_archive, "libarchive")                                                         \
    ROW("application/x-tar", jy_extract_archive, "libarchive")                                                         \
    ROW("application/x-xz", jy_extract_archive, "libarchive")                                                          \
    ROW("application/xhtml+xml", jy_extract_html, "jiyan")                                                             \
    ROW("application/zip", jy_extract_archive, "libarchive")                                                           \
    ROW("application/zstd", jy_extract_archive, "libarchive")                                                          \
    ROW("image/bmp", jy_extract_image, "tesseract")                                                                    \
    ROW("image/jpeg", jy_extract_image, "tesseract")                                                                   \
    ROW("image/png", jy_extract_image, "tesseract")                                                                    \
    ROW("image/tiff", jy_extract_image, "tesseract")                                                                   \
    ROW("image/x-ms-bmp", jy_extract_image, "tesseract")                                                               \
    ROW("message/rfc822", jy_extract_mail, "GMime")                                                                    \
    ROW("text/html", jy_extract_html, "jiyan")                                                                         \
    ROW("text/rtf", jy_extract_rtf, "jiyan")                                                                           \
    ROW("text/xml", jy_extract_xml, "libxml2")

#endif
