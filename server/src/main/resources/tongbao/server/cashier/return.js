(function () {
  var shown = document.getElementById("state").dataset.status, looks = 0;
  var token = new URLSearchParams(location.search).get("t") || "";
  var address = "return/state?t=" + encodeURIComponent(token);
  function later() { if (looks < 300) setTimeout(look, looks < 60 ? 2000 : 10000); }
  function look() {
    looks++;
    fetch(address, { cache: "no-store" }).then(function (answer) {
      if (!answer.ok) throw 0;
      return answer.json();
    }).then(function (state) {
      if (state.status !== shown) location.reload(); else later();
    }).catch(later);
  }
  later();
})();
