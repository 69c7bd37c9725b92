using System.Diagnostics.CodeAnalysis;

namespace ActorSim.Hocon;

/// <summary>Reads a value for a key made with <see cref="Key.Custom{T}"/>; false when it is nothing of that type.</summary>
/// <typeparam name="T">What it gives.</typeparam>
/// <param name="value">What stands there.</param>
/// <param name="result">What it means.</param>
public delegate bool TryRead<T>(HoconValue value, [MaybeNullWhen(false)] out T result);
