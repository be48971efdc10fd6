"""main.py URL — every flow with python-alipay-sdk against the sandbox at URL; ends at the first mismatch."""
import sys
import traceback

import consents
import money
import orders
import trust
from sandbox import Cannot, Ground, Listener, Sandbox

FLOWS = orders.FLOWS | money.FLOWS | consents.FLOWS | trust.FLOWS


def run(ground: Ground) -> int:
    for name, flow in FLOWS.items():
        if isinstance(flow, Cannot):
            print(f"cannot {name}: {flow.reason}", flush=True)
            continue
        try:
            flow(ground)
        except Exception:
            print(f"failed {name}: {traceback.format_exc()}", file=sys.stderr)
            return 1
        print(f"ok {name}", flush=True)
    return 0


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python main.py http://127.0.0.1:8090", file=sys.stderr)
        return 2
    sandbox = Sandbox(arguments[0])
    merchant = sandbox.join()
    return run(Ground(sandbox, merchant, sandbox.sdk(merchant), Listener()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
