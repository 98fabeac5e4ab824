# What takes long, for `./run-tests --long`; sourced there, after everything else has run.

step "release" swift build -c release --product frontdesk
step "thread sanitizer" scripts/thread-sanitizer/run
step "address sanitizer" env ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build-asan
step "many kills" env FRONTDESK_KILLS=500 "$python" -m pytest -q Tests/Conformance/test_kill.py
step "mutated rule files" env FRONTDESK_MUTATIONS=20000 swift test --skip-build --filter MutatedRulesTests
