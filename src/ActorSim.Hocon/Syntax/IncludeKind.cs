namespace ActorSim.Hocon.Syntax;

/// <summary>Where an <c>include</c> looks.</summary>
internal enum IncludeKind
{
    /// <summary><c>"x"</c>: an address if it is one, else beside the including file, else along the search path.</summary>
    Plain,

    /// <summary><c>file("x")</c>: beside the including file.</summary>
    File,

    /// <summary><c>classpath("x")</c>: along the search path.</summary>
    SearchPath,

    /// <summary><c>url("x")</c>: at an address.</summary>
    Address,
}
