using System.Globalization;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>The commands <c>fuzz</c> and <c>repeat</c>.</summary>
public static class FuzzCommand
{
    /// <summary>Tries inputs; gives the exit code.</summary>
    public static int Fuzz(Arguments arguments, TextWriter output, TextWriter errors)
    {
        var inputs = arguments.Count("--inputs");
        var minutes = arguments.Count("--minutes");
        if (inputs is null && minutes is null)
        {
            throw new UsageException("How long? Give --minutes or --inputs.");
        }

        var plan = new CampaignPlan(
            arguments.Count("--first") ?? 1,
            inputs ?? long.MaxValue,
            minutes is { } limit ? TimeSpan.FromMinutes(limit) : TimeSpan.MaxValue,
            (int)Math.Min(arguments.Count("--threads") ?? Environment.ProcessorCount, 256));
        using var journal = new Journal();
        errors.WriteLine($"If the process is killed, {journal.Path} tells by which inputs.");
        var campaign = new Campaign(Source(arguments), plan, journal);
        campaign.Run(so => errors.Write('\r' + Tell(so)));
        errors.Write('\r');
        output.WriteLine($"{Tell(campaign)}, seed {Seed(arguments)}");
        if (campaign.Found is not { } found)
        {
            output.WriteLine("No finding.");
            return 0;
        }

        Report(arguments, found.Number, found.Finding, output);
        return 1;
    }

    /// <summary>Tries one input again and shows it; gives the exit code.</summary>
    public static int Repeat(Arguments arguments, TextWriter output)
    {
        var number = arguments.Count("--input") ?? throw new UsageException("Which one? Give --input.");
        var input = Source(arguments).Make(number);
        if (Laws.Try(input, out _) is { } finding)
        {
            Report(arguments, number, finding, output);
            return 1;
        }

        output.Write(InputText.Show(input));
        output.WriteLine("All laws hold. It gives:");
        output.WriteLine(Reading.Of(input).Outcome);
        return 0;
    }

    private static void Report(Arguments arguments, long number, Finding finding, TextWriter output)
    {
        var input = Source(arguments).Make(number);
        output.WriteLine($"\nINPUT {number} BREAKS THE LAW: {finding.Law}\n{finding.Breach}\n\n{InputText.Show(input)}");
        var corpus = arguments.Text("--corpus") is { } folder ? $" --corpus {folder}" : "";
        output.WriteLine($"To repeat: repeat --seed {Seed(arguments)} --input {number}{corpus}");
        if (finding.Law != "reading ends")
        {
            var small = Shrinking.Shrink(input, smaller => Laws.Try(smaller, out _)?.Law == finding.Law);
            output.WriteLine($"\nA smaller input that breaks it:\n{InputText.Show(small)}{Laws.Try(small, out _)?.Breach}");
        }
    }

    private static string Tell(Campaign campaign)
    {
        var inputs = campaign.Values + campaign.Refusals;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{campaign.Elapsed:hh\\:mm\\:ss}, {inputs:N0} inputs: {campaign.Values:N0} values, {campaign.Refusals:N0} refusals, {inputs / Math.Max(1, campaign.Elapsed.TotalSeconds):N0} a second");
    }

    private static InputSource Source(Arguments arguments) =>
        new(arguments.Text("--corpus") is { } folder ? Corpus.With(folder) : Corpus.Own, Seed(arguments));

    private static ulong Seed(Arguments arguments) => (ulong)(arguments.Count("--seed") ?? 1);
}
