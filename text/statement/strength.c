/* strength.c: the ladder of strength, by the words of a commitment: 要力争 strives, whatever 要 says. */
#include "text/statement/strength.h"

jy_strength jy_strength_of(const jy_reading *reading)
{
    static const struct {
        jy_strength strength;
        jy_cues cues;
    } LADDER[] = {{JY_STRENGTH_MUST, CUES(MUST) | CUES(ENSURE)},
                  {JY_STRENGTH_STRIVE, CUES(STRIVE)},
                  {JY_STRENGTH_SHALL, CUES(SHALL) | CUES(WILL) | CUES(COMING) | CUES(CANNOT) | CUES(ACHIEVE)},
                  {JY_STRENGTH_EXPLORE, CUES(EXPLORE)}};
    for (unsigned i = 0; i < sizeof LADDER / sizeof *LADDER; i++) {
        if (reading->has & LADDER[i].cues) {
            return LADDER[i].strength;
        }
    }
    bool is_target = (reading->has & CUES(CHANGE)) && (reading->form & FORM_NUMBER);
    return is_target ? JY_STRENGTH_SHALL : JY_STRENGTH_ADVANCE;
}
