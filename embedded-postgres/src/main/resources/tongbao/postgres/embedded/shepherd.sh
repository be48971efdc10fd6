# Keeps one process, and ends it when the writing end of standard input closes, however the parent came to its end.
# sh -c "$this_text" shepherd FAST IMMEDIATE COMMAND...: SIGINT; FAST seconds later SIGQUIT; IMMEDIATE later SIGKILL.
trap '' HUP INT TERM
fast=$1
immediate=$2
shift 2
umask 077

exec 3<&0
"$@" </dev/null 3<&- &
kept=$!

gone_within() {
    looks=$(($1 * 20))
    while kill -0 "$kept" 2>/dev/null; do
        [ "$looks" -gt 0 ] || return 1
        looks=$((looks - 1))
        sleep 0.05
    done
}

{
    while read -r line <&3; do :; done
    kill -INT "$kept" 2>/dev/null
    gone_within "$fast" || kill -QUIT "$kept" 2>/dev/null
    gone_within "$immediate" || kill -KILL "$kept" 2>/dev/null
} &
watch=$!
exec 3<&-

wait "$kept"
code=$?
kill -KILL "$watch" 2>/dev/null
exit "$code"
