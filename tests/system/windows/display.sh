# Sourced by the tests of windows, behind common.sh: a display that nobody sees, and a room whose console
# reads what the test types.

# needs PROGRAM...: without one of them the test is skipped.
needs() {
    local program
    for program in "$@"; do
        if ! command -v "$program" >/dev/null; then
            echo "SKIPPED: $program is not installed"
            exit 77
        fi
    done
}

# start_display WIDTHxHEIGHT ARGS...: what else Xvfb is told.
start_display() {
    local size=$1
    shift
    rm -f "$work/display"
    # -noreset: it would begin anew, deaf for a moment, when the last window closes.
    Xvfb -noreset -displayfd 3 -screen 0 "${size}x24" "$@" 3>"$work/display" >/dev/null 2>&1 &
    pids+=($!)
    for _ in $(seq 100); do
        [ -s "$work/display" ] && break
        sleep 0.1
    done
    [ -s "$work/display" ] || die "Xvfb does not start"
    DISPLAY=:$(cat "$work/display")
    export DISPLAY SDL_AUDIODRIVER=dummy
    unset WAYLAND_DISPLAY
    # With sanitizers: what SDL asks of the desktop's bus, and X of a title that is not Latin, is never
    # given back, and is not ours.
    printf 'leak:libdbus\nleak:libX11\n' >"$work/leaks"
    export LSAN_OPTIONS="suppressions=$work/leaks:print_suppressions=0"
}

# start_room ARGS...: start_server with a console; its lines come from descriptor 5.
start_room() {
    mkfifo "$work/console"
    exec 5<>"$work/console"
    CONSOLE=$work/console start_server --address 127.0.0.1 --console --seed 5 --team-size 2 "$@"
}

# find_window PID: sets found to the window of that program, within 10 s.
find_window() {
    for _ in $(seq 100); do
        found=$(xdotool search --pid "$1" 2>/dev/null | tail -n 1)
        [ -n "$found" ] && return
        sleep 0.1
    done
    die "the window does not open: $(cat "$work"/*.out)"
}

# press WINDOW PAUSE_S KEY...: real keys, with a pause behind each.
press() {
    local window=$1 pause_s=$2 key
    shift 2
    xdotool windowfocus --sync "$window"
    for key in "$@"; do
        xdotool key "$key"
        sleep "$pause_s"
    done
}
