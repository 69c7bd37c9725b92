namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>
/// A test for each entry of a list in the reference data. Where the data is not there, one test stands for the whole
/// list, is skipped, and says why.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceTheoryAttribute : TheoryAttribute
{
    public ConformanceTheoryAttribute()
    {
        if (SharedReference.HoconSpec is null)
        {
            Skip = "The folder shared/reference/hocon-spec is not beside the repository.";
        }
    }
}
