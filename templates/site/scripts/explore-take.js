/* Take papers along: the result or the reading list as a file, and the list itself, out and in. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};

  function save(name, type, text) {
    var link = awesomequant.element("a"), address = URL.createObjectURL(new Blob([text], { type: type }));
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }

  /* Fill the choice of formats, which the index knows. */
  awesomequant.offerFormats = function (explore, table) {
    var select = explore.part("[name=format]"), names = Object.keys(table.formats);
    if (!names.length || !explore.part(".aq-take").hidden) return;
    select.replaceChildren.apply(select, names.map(function (name) {
      var option = awesomequant.element("option", "", table.formats[name].label + " (" + table.formats[name].suffix + ")");
      option.value = name;
      return option;
    }));
    explore.part(".aq-take").hidden = false;
  };

  /* Answer the buttons of one explore page. */
  awesomequant.listenToTake = function (explore) {
    var file = explore.part(".aq-take input[type=file]"), kept = explore.kept;

    async function chosen(what) {
      if (what === "kept") {
        var numbers = await explore.index.numbers(kept.ids());
        return numbers.filter(function (number) { return number >= 0; });
      }
      if (!explore.numbers) await explore.run();
      else await explore.running;
      return Array.from(explore.numbers);
    }

    explore.actions.download = async function () {
      var what = explore.part("[name=what]").value, format = explore.part("[name=format]").value;
      try {
        await explore.ready();
        await explore.index.attempt(async function () {
          var numbers = await chosen(what), table = await explore.index.open();
          if (!numbers.length) {
            explore.hint(what === "kept" ? "Your reading list is empty." : "There is no paper to take along.");
            return;
          }
          explore.hint("Making a file of " + awesomequant.counted(numbers.length, "paper", "papers") + " …");
          var text = await explore.index.text(format, numbers), described = table.formats[format];
          save((what === "kept" ? "reading-list" : "papers") + described.suffix, described.type, text);
          explore.hint(awesomequant.counted(numbers.length, "paper", "papers") + " in " + described.label + ".");
        });
      } catch (error) {
        explore.fail(error);
      }
    };

    explore.actions["save-list"] = function () {
      save("reading-list.json", "application/json", kept.saved());
    };

    explore.actions["load-list"] = function () { file.click(); };

    explore.actions["clear-list"] = function () {
      var count = kept.ids().length;
      if (!count || !confirm("Take " + awesomequant.counted(count, "paper", "papers") + " off your reading list?")) return;
      kept.keep([]);
      changed(awesomequant.counted(count, "paper", "papers") + " taken off the reading list.");
    };

    file.addEventListener("change", async function () {
      var chosen = file.files[0], ids, numbers;
      file.value = "";
      if (!chosen) return;
      try {
        ids = kept.read(await chosen.text());
        await explore.ready();
        numbers = await explore.index.numbers(ids);
      } catch (error) {
        explore.hint(error.message);
        return;
      }
      var known = ids.filter(function (_, at) { return numbers[at] >= 0; });
      var before = kept.ids(), lost = ids.length - known.length;
      kept.keep(before.concat(known));
      changed(awesomequant.counted(kept.ids().length - before.length, "paper", "papers") + " put on the reading list" +
        (lost ? "; " + lost + " of the file " + (lost === 1 ? "is" : "are") + " not on this list." : "."));
    });

    function changed(says) {
      explore.dressAll();
      if (explore.state.kept) explore.run();
      explore.hint(says);
    }
  };
})();
