/* tracer.c: runs a program and records, cuts short or fails what it does to the files of one folder.
 *
 * It stops the program (ptrace) at each system call that changes files, whoever in the process makes it: a library put
 * before others by LD_PRELOAD would see neither what the C library itself writes (stdio) nor what a child does. Calls
 * are counted over all threads. */
#include <argp.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "call.h"
#include "record.h"

#define MOST_THREADS 256
#define SYSCALL_STOP (SIGTRAP | 0x80)

typedef enum {
    DO_NOTHING,
    DO_KILL, /* before the call */
    DO_TEAR, /* after half of a write; before another call */
    DO_TERM, /* SIGTERM, and the program goes on */
    DO_FAIL, /* EIO, this call alone */
    DO_FULL, /* ENOSPC, this call and all that need room; a write writes half first */
} deed;

/* A thread inside a call that is logged or torn when it ends. */
typedef struct {
    pid_t thread; /* 0: free */
    bool torn;
    call_change change;
} open_call;

static struct {
    const char *under, *record, *report;
    char **command;
    uint64_t at; /* the call that the deed is done at, from 1 */
    bool marks;  /* it is one of those that make something sure: a wait for the disk, a rename */
    deed deed;
} options;

static record_log *record;
static FILE *report;
static pid_t program;
static uint64_t calls, marks; /* how many there were */
static bool is_full;
static open_call open_calls[MOST_THREADS];

static void die(const char *what)
{
    fprintf(stderr, "tracer: %s: %s\n", what, strerror(errno));
    exit(125);
}

/* ---- the program ---- */

/* Has the kernel stop this process at the calls that change files. */
static void set_filter(void)
{
    struct sock_filter code[2 * 64 + 2];
    unsigned short count = 0;
    code[count++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (const int *number = call_numbers(); *number >= 0; number++) {
        code[count++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)*number, 0, 1);
        code[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    }
    code[count++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog all = {count, code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) != 0) {
        die("seccomp");
    }
}

/* Starts the program; it begins once it is traced. */
static void start(void)
{
    int gate[2];
    char byte = 0;
    if (pipe(gate) != 0 || (program = fork()) < 0) {
        die("fork");
    }
    if (program == 0) {
        close(gate[1]);
        if (read(gate[0], &byte, 1) != 1) {
            _exit(125);
        }
        close(gate[0]);
        set_filter();
        execvp(options.command[0], options.command);
        die(options.command[0]);
    }
    close(gate[0]);
    long wanted = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK |
                  PTRACE_O_TRACEVFORK | PTRACE_O_EXITKILL;
    if (ptrace(PTRACE_SEIZE, program, NULL, wanted) != 0 || write(gate[1], &byte, 1) != 1) {
        die("ptrace");
    }
    close(gate[1]);
}

/* ---- deeds ---- */

/* Has the call not happen and return -code. */
static void refuse(pid_t thread, int code, const call_change *change)
{
    struct user_regs_struct registers;
    if (report) {
        fprintf(report, "refused\t%s\t%s\n", change->name, *change->to ? change->to : change->path);
    }
    if (ptrace(PTRACE_GETREGS, thread, NULL, &registers) == 0) {
        registers.orig_rax = (unsigned long long)-1;
        registers.rax = (unsigned long long)-code;
        (void)ptrace(PTRACE_SETREGS, thread, NULL, &registers);
    }
}

/* Halves what a write writes. False for what is no write, or too short for it. */
static bool halve(pid_t thread, const call_change *change)
{
    int argument = call_length_argument(change);
    struct user_regs_struct registers;
    if (argument < 0 || change->args[argument] < 2 || ptrace(PTRACE_GETREGS, thread, NULL, &registers) != 0) {
        return false;
    }
    unsigned long long *const place[] = {&registers.rdi, &registers.rsi, &registers.rdx,
                                         &registers.r10, &registers.r8,  &registers.r9};
    *place[argument] = change->args[argument] / 2;
    return ptrace(PTRACE_SETREGS, thread, NULL, &registers) == 0;
}

static bool needs_room(const call_change *change)
{
    struct stat status;
    switch (change->kind) {
    case CALL_WRITE:
    case CALL_FOLDER:
    case CALL_LINK:
    case CALL_ALLOCATE:
        return true;
    case CALL_OPEN:
        return !change->existed;
    case CALL_TRUNCATE:
        return stat(change->path, &status) == 0 && change->args[1] > (uint64_t)status.st_size;
    default:
        return false;
    }
}

/* Does the deed at the call where it is due; returns whether the call is to go on. */
static bool act(pid_t thread, open_call *call)
{
    call_change *change = &call->change;
    if (report) {
        fprintf(report, "at\t%s\t%s\n", change->name, *change->to ? change->to : change->path);
    }
    switch (options.deed) {
    case DO_TEAR:
        call->torn = halve(thread, change);
        if (call->torn) {
            return true;
        }
        /* fall through */
    case DO_KILL:
        kill(program, SIGKILL);
        return true;
    case DO_TERM:
        kill(program, SIGTERM);
        return true;
    case DO_FAIL:
        refuse(thread, EIO, change);
        return false;
    case DO_FULL:
        is_full = true;
        if (!halve(thread, change) && needs_room(change)) {
            refuse(thread, ENOSPC, change);
            return false;
        }
        return true;
    default:
        return true;
    }
}

/* ---- stops ---- */

static open_call *find_call(pid_t thread)
{
    for (size_t i = 0; i < MOST_THREADS; i++) {
        if (open_calls[i].thread == thread) {
            return &open_calls[i];
        }
    }
    return NULL;
}

static bool is_a_mark(const call_change *change)
{
    return change->kind == CALL_SYNC || change->kind == CALL_SYNC_ALL || change->kind == CALL_RENAME;
}

/* A call begins; returns how the thread goes on. */
static enum __ptrace_request enter(pid_t thread)
{
    struct __ptrace_syscall_info info;
    open_call *call = find_call(0);
    if (!call || ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0) {
        return PTRACE_CONT;
    }
    uint64_t args[6];
    memcpy(args, info.seccomp.args, sizeof args);
    if (info.op != PTRACE_SYSCALL_INFO_SECCOMP ||
        !call_read(thread, options.under, info.seccomp.nr, args, &call->change)) {
        return PTRACE_CONT;
    }
    call->torn = false;
    bool is_mark = is_a_mark(&call->change);
    calls++;
    marks += is_mark;
    if (is_full && needs_room(&call->change)) {
        refuse(thread, ENOSPC, &call->change);
        return PTRACE_CONT;
    }
    bool is_due = options.marks ? is_mark && marks == options.at : calls == options.at;
    bool goes_on = !is_due || act(thread, call);
    if (!goes_on || (!record && !call->torn)) {
        return PTRACE_CONT;
    }
    call->thread = thread;
    call->change.begun = record ? record_count(record) : 0;
    return PTRACE_SYSCALL;
}

/* A call that is logged or torn has ended. */
static void leave(pid_t thread)
{
    struct __ptrace_syscall_info info;
    open_call *call = find_call(thread);
    if (!call || ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0 ||
        info.op != PTRACE_SYSCALL_INFO_EXIT) {
        return;
    }
    if (call->torn) {
        kill(program, SIGKILL);
    } else if (!info.exit.is_error) {
        record_change(record, thread, &call->change, info.exit.rval);
    }
    call->thread = 0;
}

/* A thread has stopped: lets it go on. */
static void handle_stop(pid_t thread, int status)
{
    int event = status >> 16, signal = WSTOPSIG(status);
    enum __ptrace_request how = PTRACE_CONT;
    long pass = 0;
    if (event == PTRACE_EVENT_SECCOMP) {
        how = enter(thread);
    } else if (event == PTRACE_EVENT_STOP) {
        how = signal == SIGTRAP ? PTRACE_CONT : PTRACE_LISTEN; /* a new thread, or one that job control stops */
    } else if (signal == SYSCALL_STOP) {
        leave(thread);
    } else if (event == 0) {
        pass = signal;
    }
    (void)ptrace(how, thread, NULL, pass); /* fails for one that was killed meanwhile */
}

/* Follows every thread to its end; returns how the program ended. */
static int follow(void)
{
    int status, result = 125;
    pid_t thread;
    while ((thread = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR) {
        if (thread <= 0) {
            continue;
        }
        if (WIFSTOPPED(status)) {
            handle_stop(thread, status);
            continue;
        }
        open_call *call = find_call(thread);
        if (call) {
            call->thread = 0;
        }
        if (thread == program) {
            result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        }
    }
    return result;
}

/* ---- options ---- */

static deed find_deed(const char *name)
{
    static const char *const names[] = {"nothing", "kill", "tear", "term", "fail", "full"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i], name) == 0) {
            return (deed)i;
        }
    }
    fprintf(stderr, "tracer: --do=%s is not known\n", name);
    exit(125);
}

static error_t parse(int key, char *value, struct argp_state *state)
{
    switch (key) {
    case 'r':
        options.record = value;
        return 0;
    case 'o':
        options.report = value;
        return 0;
    case 'a':
        options.at = strtoull(value, NULL, 10);
        return 0;
    case 'm':
        options.marks = true;
        return 0;
    case 'd':
        options.deed = find_deed(value);
        return 0;
    case ARGP_KEY_ARGS:
        if (state->argc - state->next < 2) {
            argp_usage(state);
        }
        options.under = state->argv[state->next];
        options.command = state->argv + state->next + 1;
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

int main(int argc, char **argv)
{
    const struct argp_option known[] = {
        {"record", 'r', "FILE", 0, "log what is done to files (record.h says how)", 0},
        {"report", 'o', "FILE", 0, "write which call the deed met, what was refused, how many calls there were", 0},
        {"at", 'a', "N", 0, "do the deed at the N-th call", 0},
        {"marks", 'm', NULL, 0, "count only renames and waits for the disk", 0},
        {"do", 'd', "DEED", 0, "kill, tear (kill after half a write), term, fail (EIO), full (ENOSPC)", 0},
        {0},
    };
    const struct argp parser = {known,
                                parse,
                                "FOLDER COMMAND...",
                                "Watch what COMMAND does to the files in FOLDER, an absolute path without links.",
                                NULL,
                                NULL,
                                NULL};
    argp_parse(&parser, argc, argv, ARGP_IN_ORDER, NULL, NULL);
    if (options.record && !(record = record_open(options.record, options.under))) {
        die(options.record);
    }
    if (options.report && !(report = fopen(options.report, "we"))) {
        die(options.report);
    }
    start();
    int status = follow();
    if (report) {
        fprintf(report, "calls\t%llu\nmarks\t%llu\n", (unsigned long long)calls, (unsigned long long)marks);
        fclose(report);
    }
    if (record && !record_close(record, status)) {
        die(options.record);
    }
    return status;
}
