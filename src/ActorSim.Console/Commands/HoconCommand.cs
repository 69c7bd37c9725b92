using System.CommandLine;
using System.Globalization;
using ActorSim.Console.Explaining;
using ActorSim.Hocon;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim hocon</c>: what a configuration file comes to.</summary>
internal static class HoconCommand
{
    private const string StandardInput = "-";

    // What errors call it; no file can be meant.
    private const string StandardInputName = "<stdin>";

    /// <summary>Makes the command.</summary>
    public static Command Make(Session session)
    {
        var file = new Argument<string>("FILE") { Description = "A file in HOCON; one that ends in .json is read as strict JSON, one that ends in .properties as Java properties. `-` reads HOCON from standard input." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document and nothing else." };
        var origins = new Option<bool>("--origins") { Description = "Prints every single value with its path and the place that it comes from. Items of a list have their position as key, from 0." };
        var at = new Option<string?>("--at") { Description = "Prints only what stands at this path, such as scenario.system.", HelpName = "PATH" };
        var set = new Option<string[]>("--set") { Description = "Sets a key by its path from the root of the file, such as chips.mine.rows=16; substitutions see it. May be repeated.", HelpName = "key=value", DefaultValueFactory = _ => [] };
        var noEnvironment = new Option<bool>("--no-env") { Description = "Asks no environment variables, as if none were set." };
        var searchPath = new Option<string[]>("--search-path") { Description = "A folder in which `include classpath(\"x\")` looks, and `include \"x\"` when there is no such file beside the including one. May be repeated: the files of that name in all folders are merged, and where they disagree, earlier folders win.", HelpName = "DIR", DefaultValueFactory = _ => [] };
        var allowUrl = new Option<bool>("--allow-url") { Description = "Allows `include url(\"…\")`, which is refused otherwise. Addresses may begin with http, https or file." };
        var command = new CommandWithExamples(
            "hocon",
            "Prints what a file comes to when its includes are read, its substitutions replaced and its keys merged: as HOCON, as JSON, or value by value with the places in files that they come from. "
            + "Environment variables answer substitutions that the file leaves open, as the language has it; scenarios are run without them, so that a run depends on its files alone.",
            "actorsim hocon scenarios/alexnet-systolic.conf --at scenario.system",
            "actorsim hocon scenarios/alexnet-systolic.conf --at scenario.system --origins",
            "actorsim hocon scenarios/alexnet-systolic.conf --set chips.systolic-32x32.rows=16 --json",
            "echo 'a = 1, b = ${a} MHz' | actorsim hocon -")
        {
            file, json, origins, at, set, searchPath, allowUrl, noEnvironment,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(origins))
            {
                result.AddError("--json and --origins are two forms of output; choose one.");
            }
        });
        command.SetAction(parsed =>
        {
            var folders = parsed.GetValue(searchPath)!;
            RefuseNoFolders(folders);
            var options = new HoconOptions
            {
                Overrides = parsed.GetValue(set)!,
                Environment = parsed.GetValue(noEnvironment) ? null : Environment.GetEnvironmentVariable,
                SearchPath = folders,
                ReadAddress = parsed.GetValue(allowUrl) ? AddressReader.Read : AddressReader.Refuse,
                OnMissingInclude = (place, name) => session.Terminal.Error.WriteLine(
                    $"{place}: note: nothing is included here, because there is no `{name}`; {Looked(folders)}. `include required(…)` makes that an error."),
            };
            var path = (IReadOnlyList<string>)(parsed.GetValue(at) is { } given ? HoconConfig.SplitPath(given, at.Name) : []);
            var value = Find(Read(parsed.GetValue(file)!, options, session).Resolve(), path);
            if (parsed.GetValue(origins))
            {
                OriginText.Write(session.Terminal.Out, path, value);
            }
            else
            {
                session.Terminal.Out.WriteLine(parsed.GetValue(json) ? HoconRenderer.ToJson(value) : HoconRenderer.ToHocon(value));
            }
        });
        return command;
    }

    private static void RefuseNoFolders(string[] folders)
    {
        foreach (var folder in folders.Where(folder => !Directory.Exists(folder)))
        {
            throw new UsageException(File.Exists(folder)
                ? $"--search-path takes folders; `{folder}` is a file."
                : $"--search-path takes folders; there is no `{folder}`.");
        }
    }

    private static string Looked(string[] folders) => folders.Length == 0
        ? "the search path is empty (--search-path)"
        : $"the search path is {string.Join(", ", folders.Select(folder => $"`{folder}`"))}";

    private static HoconDocument Read(string file, HoconOptions options, Session session)
    {
        if (file.Length == 0)
        {
            throw new UsageException("The name of a file is missing; `-` reads from standard input.");
        }

        if (file != StandardInput)
        {
            return HoconDocument.ReadFile(file, options);
        }

        // The bytes themselves tell where they are not UTF-8; a reader only says that.
        return session.Terminal.In is StreamReader reader
            ? HoconDocument.Read(reader.BaseStream, StandardInputName, options)
            : HoconDocument.Parse(session.Terminal.In.ReadToEnd(), StandardInputName, options);
    }

    /// <summary>The value at a path; an item of a list is found by its position.</summary>
    private static HoconValue Find(HoconValue root, IReadOnlyList<string> path)
    {
        var value = root;
        for (var depth = 0; depth < path.Count; depth++)
        {
            value = Child(value, path[depth])
                ?? throw new UsageException(Missing(value, path, depth));
        }

        return value;
    }

    private static HoconValue? Child(HoconValue parent, string key) => parent switch
    {
        HoconObject entries => entries.TryGet(key, out var value) ? value : null,
        HoconList items => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < items.Count ? items[position] : null,
        _ => null,
    };

    private static string Missing(HoconValue parent, IReadOnlyList<string> path, int depth)
    {
        var owner = depth == 0 ? "This file" : $"`{HoconConfig.JoinPath(path.Take(depth))}`";
        return parent switch
        {
            HoconObject { Count: > 0 } entries => $"{owner} has no key `{path[depth]}`; {NearestName.Advice(path[depth], [.. entries.Keys])}",
            HoconList { Count: > 0 } items => $"{owner} is a list with items from 0 to {items.Count - 1}; it has no item `{path[depth]}`.",
            HoconObject or HoconList => $"{owner} is empty; it has no `{path[depth]}`.",
            _ => $"{owner} is {parent.Kind}; it has no keys, and so no `{path[depth]}`.",
        };
    }
}
