# The tests of the indexing folder.
foreach(subject blocks build changes compound describe describe_speech filename ignore markdown passages record_ids
        record_line remote sniffer source table wire)
  jiyan_unit_test(indexer_${subject}_test indexer_${subject}_test.c jiyan_indexer)
endforeach()
# GLib's slices pass memory from thread to thread by locks that ThreadSanitizer does not see.
set_property(TEST indexer_build_test APPEND PROPERTY ENVIRONMENT G_SLICE=always-malloc)
jiyan_unit_test(indexer_sandbox_test indexer_sandbox_test.c PkgConfig::GLIB PkgConfig::SECCOMP)
target_sources(indexer_sandbox_test PRIVATE ${PROJECT_SOURCE_DIR}/indexer/extract/program/sandbox.c)
# Formats that libraries parse.
foreach(subject
        archive
        doc
        mail
        ofd
        ofd_lines
        pdf
        rtf)
  jiyan_unit_test(indexer_${subject}_test indexer_${subject}_test.c jiyan_formats PkgConfig::ARCHIVE PkgConfig::GMIME)
endforeach()
if(TESSERACT_FOUND)
  jiyan_unit_test(indexer_ocr_test indexer_ocr_test.c jiyan_formats PkgConfig::TESSERACT PkgConfig::POPPLER)
endif()
jiyan_unit_test(indexer_html_test indexer_html_test.c jiyan_formats)
jiyan_unit_test(indexer_epub_test indexer_epub_test.c jiyan_formats PkgConfig::ARCHIVE)
# GLib's slices pass memory from thread to thread by locks that ThreadSanitizer does not see.
set_property(TEST indexer_build_test APPEND PROPERTY ENVIRONMENT G_SLICE=always-malloc)
# The readers of formats.
foreach(subject doc ppt rtf xls)
  jiyan_unit_test(indexer_${subject}_test indexer_${subject}_test.c jiyan_formats)
endforeach()
# The formats that libraries parse.
jiyan_unit_test(indexer_archive_test indexer_archive_test.c jiyan_formats PkgConfig::ARCHIVE)
jiyan_unit_test(indexer_mail_test indexer_mail_test.c jiyan_formats PkgConfig::ARCHIVE PkgConfig::GMIME)
# Formats that libraries parse.
foreach(subject ofd ofd_lines)
  jiyan_unit_test(indexer_${subject}_test indexer_${subject}_test.c jiyan_formats PkgConfig::ARCHIVE)
endforeach()
foreach(subject docx office package)
  jiyan_unit_test(indexer_${subject}_test indexer_${subject}_test.c jiyan_formats PkgConfig::ARCHIVE)
endforeach()
