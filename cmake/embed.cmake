# embed.cmake: cmake -DFROM=FILE -DTO=FILE.inc -P embed.cmake: a text as the values of a char array of C, where a string
# literal would be longer than a compiler must take. Comments stay out; an indented line is joined to the one before it.
file(READ "${FROM}" text)
string(REGEX REPLACE "/\\*[^*]*\\*/\n|<!--[^>]*-->\n" "" text "${text}")
string(REGEX REPLACE "\n +" "" text "${text}")
string(HEX "${text}" bytes)
string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE "${TO}" "${bytes}\n")
