namespace ActorSim.Hocon;

/// <summary>The language that a text is written in.</summary>
public enum HoconSyntax
{
    /// <summary>HOCON, of which JSON is a part.</summary>
    Hocon,

    /// <summary>JSON and nothing more: no comments, no unquoted text, no duplicate keys.</summary>
    Json,

    /// <summary>Java properties: <c>a.b = text</c> lines, in which every value is a text.</summary>
    Properties,
}
