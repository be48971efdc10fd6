// go run . URL — every flow with gopay's clients of versions 2 and 3 against the sandbox at URL; ends at the first
// mismatch.
package main

import (
	"fmt"
	"os"
	"runtime/debug"
)

// A flow does one thing as a merchant would and panics with what was wrong; or it says why gopay cannot do it.
type flow struct {
	name   string
	run    func(*ground)
	cannot string
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run . http://127.0.0.1:8090")
		os.Exit(2)
	}
	on := newGround(os.Args[1])
	for _, flows := range [][]flow{orderFlows, moneyFlows, consentFlows, trustFlows, version3Flows} {
		for _, each := range flows {
			if each.cannot != "" {
				fmt.Printf("cannot %s: %s\n", each.name, each.cannot)
				continue
			}
			if !passes(each, on) {
				os.Exit(1)
			}
			fmt.Println("ok", each.name)
		}
	}
}

func passes(each flow, on *ground) (passed bool) {
	defer func() {
		if wrong := recover(); wrong != nil {
			fmt.Fprintf(os.Stderr, "failed %s: %v\n%s", each.name, wrong, debug.Stack())
		}
	}()
	each.run(on)
	return true
}

// must gives the value of a call that has to succeed.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// same compares what is there with what should be.
func same[T comparable](what string, got, want T) {
	if got != want {
		panic(fmt.Sprintf("%s is %v, not %v", what, got, want))
	}
}

func isTrue(what string, holds bool) {
	if !holds {
		panic("it is not so that " + what)
	}
}
