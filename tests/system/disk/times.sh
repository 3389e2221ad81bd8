# Sourced behind the lessons' common.sh: how soon a room says something.

ms() {
    echo $(($(date +%s%N) / 1000000))
}

# said_within LIMIT SINCE PATTERN: the server says it, at most LIMIT ms after SINCE (and a little, for the
# looking). The disk is found to be full only when something is written, so SINCE is when it must have been.
said_within() {
    local took
    comes "$3" server.out
    took=$(($(ms) - $2))
    echo "\"$3\" after $took ms"
    [ "$took" -le $(($1 + 400)) ] || complain "\"$3\" after $took ms, not within $1"
}
