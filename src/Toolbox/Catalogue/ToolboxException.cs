using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>
/// A calculation that cannot be done with what was given. One sentence or two in each language name the place and the way out; the message
/// is the Chinese one.
/// </summary>
/// <remarks>The library is pure and knows no <c>Refusal</c>; the doors turn this into one with the same code.</remarks>
public sealed class ToolboxException(string code, Words sentence) : Exception(sentence.Chinese)
{
    /// <summary>Unique, begins with <c>toolbox.</c>, made only in a factory of problems such as <see cref="Problems"/>.</summary>
    public string Code { get; } = code;

    public string In(Tongue tongue) => tongue[sentence];
}
