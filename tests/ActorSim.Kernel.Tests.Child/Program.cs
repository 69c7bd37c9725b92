using ActorSim.Kernel.Tests.Child;
using ActorSim.Kernel.Tests.Reference;

// Prints what runs came to, so that the tests can compare them with the same runs on another processor's instructions.
if (args is ["models", var first, var count])
{
    for (var seed = ulong.Parse(first); seed < ulong.Parse(first) + ulong.Parse(count); seed++)
    {
        Console.WriteLine(ModelRun.Describe(seed));
    }
}
else
{
    Console.WriteLine(NumericModel.Run());
}
