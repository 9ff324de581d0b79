/* argp.c: what argp says by itself, through the catalogue of the program; read by xgettext, never compiled. */
N_("Usage:");
N_("  or: ");
N_(" [OPTION...]");
N_("Try `%s --help' or `%s --usage' for more information.\n");
N_("Give this help list");
N_("Give a short usage message");
N_("Print program version");
