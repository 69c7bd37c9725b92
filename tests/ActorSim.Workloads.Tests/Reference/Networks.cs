namespace ActorSim.Workloads.Tests.Reference;

/// <summary>The networks under <c>scenarios/networks</c>, and what the reference calls them.</summary>
internal static class Networks
{
    private static readonly Lazy<NetworkLibrary> Library = new(() => NetworkLibrary.Load(Files));

    public static string[] Files => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "networks"), "*.conf");

    public static Dictionary<string, string> NamesByReference { get; } = new()
    {
        ["AlexNet_bvlc"] = "alexnet",
        ["AlexNet_nogroup"] = "alexnet-one-tower",
        ["AlexNet_owt"] = "alexnet-owt",
        ["VGG-16"] = "vgg16",
        ["VGG-19"] = "vgg19",
        ["GoogLeNet_deploy"] = "googlenet",
        ["GoogLeNet_train"] = "googlenet-train",
        ["NiN"] = "nin",
        ["MobileNet-v1-1.0-224"] = "mobilenet-v1",
        ["ResNet-50"] = "resnet50-prototxt",
    };

    public static NetworkLibrary All => Library.Value;

    public static Network Find(string name) => All[name];
}
