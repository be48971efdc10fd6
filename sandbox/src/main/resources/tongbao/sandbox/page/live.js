"use strict";
// Makes pages live. An element with data-ask is asked for again every data-every milliseconds, with what it showed
// last as ?seen=: 204 means nothing new. A text answer replaces what is inside; a JSON answer {"next": address} leads on.
for (const place of document.querySelectorAll("[data-ask]")) {
    let seen = place.dataset.seen || "";
    const ask = async () => {
        if (!document.hidden && !place.hasAttribute("data-paused")) {
            try {
                const separator = place.dataset.ask.includes("?") ? "&" : "?";
                const answer = await fetch(place.dataset.ask + separator + "seen=" + encodeURIComponent(seen));
                document.body.classList.toggle("lost", !answer.ok);
                const clock = document.querySelector("[data-clock]");
                if (clock && answer.headers.has("X-Clock")) {
                    clock.textContent = answer.headers.get("X-Clock");
                }
                if (answer.status === 200 && (answer.headers.get("Content-Type") || "").startsWith("application/json")) {
                    location.replace((await answer.json()).next);
                    return;
                }
                if (answer.status === 200) {
                    place.innerHTML = await answer.text();
                    seen = answer.headers.get("X-Seen") || "";
                }
            } catch (failure) {
                document.body.classList.add("lost");
            }
        }
        setTimeout(ask, Number(place.dataset.every));
    };
    setTimeout(ask, Number(place.dataset.every));
}
for (const button of document.querySelectorAll("[data-pauses]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
        const paused = document.querySelector("[data-ask]").toggleAttribute("data-paused");
        button.setAttribute("aria-pressed", String(paused));
    });
}
for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () =>
        navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent));
}
