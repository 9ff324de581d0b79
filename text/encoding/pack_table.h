/* pack_table.h: how the tables of GB18030 are laid out. Shared by their generator and their reader. */
#ifndef JIYAN_TEXT_ENCODING_PACK_TABLE_H
#define JIYAN_TEXT_ENCODING_PACK_TABLE_H

/* Two bytes: the first from 0x81, the second from 0x40. */
#define PACK_LEADS 0x7E
#define PACK_TRAILS 0xBF
#define PACK_FIRST_LEAD 0x81
#define PACK_FIRST_TRAIL 0x40
/* 0x7F is no second byte. */
#define PACK_NO_TRAIL 0x3F

/* Bytes of a character in UTF-8, at most. */
#define PACK_CHARACTER_BYTES 3
#define PACK_UNITS 0x10000

#endif
