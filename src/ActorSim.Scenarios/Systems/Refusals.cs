using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>Tells what a model refuses at the place in the scenario that is to blame.</summary>
internal static class Refusals
{
    /// <summary>Makes something, and turns an <see cref="ArgumentException"/> into an error at a key.</summary>
    public static T At<T>(this Record record, Key key, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException problem)
        {
            throw record.Error(key, problem.Message);
        }
    }
}
