/* lunar_table.h: which days of the Chinese calendar lunar_table.c tells, and of which years. */
#ifndef JIYAN_TEXT_TIME_LUNAR_TABLE_H
#define JIYAN_TEXT_TIME_LUNAR_TABLE_H

#define JY_LUNAR_FIRST 1912
#define JY_LUNAR_LAST 2099

typedef enum {
    JY_LUNAR_SPRING,
    JY_LUNAR_DRAGON_BOAT,
    JY_LUNAR_MID_AUTUMN,
    JY_LUNAR_DOUBLE_NINTH,
    JY_LUNAR_DAYS
} jy_lunar;

#endif
