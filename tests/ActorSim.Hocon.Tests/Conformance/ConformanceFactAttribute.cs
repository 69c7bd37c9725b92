namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>A test that needs the reference data, and says so where it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceFactAttribute : FactAttribute
{
    public ConformanceFactAttribute()
    {
        if (SharedReference.HoconSpec is null)
        {
            Skip = "The folder shared/reference/hocon-spec is not beside the repository.";
        }
    }
}
