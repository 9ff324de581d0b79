/* pinyin_table.h: what pinyin_table.c writes and pinyin.c reads. */
#ifndef JIYAN_TEXT_SOUND_PINYIN_TABLE_H
#define JIYAN_TEXT_SOUND_PINYIN_TABLE_H

/* Han characters whose sound is known. */
#define PINYIN_FIRST 0x4E00U
#define PINYIN_LAST 0x9FFFU

#endif
