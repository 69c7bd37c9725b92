using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>Tells what a model refuses at the place in the scenario that is to blame.</summary>
internal static class Refusals
{
    /// <summary>Makes something, and turns an <see cref="ArgumentException"/>, or an overflow, into an error at a key.</summary>
    public static T At<T>(this Record record, Key key, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException problem)
        {
            throw record.Error(key, SentenceOf(problem));
        }
        catch (OverflowException)
        {
            throw record.Error(key, "This leads to times or amounts beyond what can be simulated; times end at 106 days.");
        }
    }

    /// <summary>The message without the name of the parameter, which says nothing to whoever wrote the scenario.</summary>
    private static string SentenceOf(ArgumentException problem)
    {
        var suffix = problem.ParamName is { } name ? problem.Message.IndexOf($" (Parameter '{name}')", StringComparison.Ordinal) : -1;
        return suffix < 0 ? problem.Message : problem.Message[..suffix];
    }
}
