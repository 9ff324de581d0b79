# The tests of the indexing folder.
foreach(subject activity blocks build changes compound describe describe_page describe_speech filename ignore markdown passages
        record_ids record_line remote sniffer source table watch wire)
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
        docx
        epub
        html
        mail
        ofd
        ofd_lines
        office
        package
        pdf
        ppt
        rtf
        xls)
  jiyan_unit_test(indexer_${subject}_test indexer_${subject}_test.c jiyan_formats PkgConfig::ARCHIVE PkgConfig::GMIME)
endforeach()
if(TESSERACT_FOUND)
  jiyan_unit_test(indexer_ocr_test indexer_ocr_test.c jiyan_formats PkgConfig::TESSERACT PkgConfig::POPPLER)
endif()
