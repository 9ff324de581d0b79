# Requests, and messages of language models' programs.
jiyan_fuzzer(serve_fuzz serve_fuzz.c jiyan_server)
target_compile_definitions(serve_fuzz PRIVATE REPLAY_ROUNDS=2000)
