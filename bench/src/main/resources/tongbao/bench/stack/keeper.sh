# Keeps one program for as long as standard input stays open, however its other end comes to its end.
# sh -c "$this_text" keeper SECONDS LOG COMMAND...: prints the program's pid; then SIGTERM, SECONDS later SIGKILL.
trap : HUP INT TERM # a handler, unlike "ignore", is not handed down
patience=$1
log=$2
shift 2

exec 3<&0
"$@" </dev/null >"$log" 2>&1 3<&- &
kept=$!
trap '' HUP INT TERM # Ctrl-C is for the parent, which ends things in order
echo "$kept"
exec 2>/dev/null # that the program was ended by a signal is no news

{
    while read -r line <&3; do :; done
    kill -TERM "$kept" 2>/dev/null
    looks=$((patience * 20))
    while [ "$looks" -gt 0 ] && kill -0 "$kept" 2>/dev/null; do
        looks=$((looks - 1))
        sleep 0.05
    done
    kill -KILL "$kept" 2>/dev/null
} >/dev/null &
watch=$!
exec 3<&- >/dev/null

wait "$kept"
code=$?
kill -KILL "$watch" 2>/dev/null
exit "$code"
