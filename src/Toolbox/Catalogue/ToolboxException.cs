namespace Zhiheng.Toolbox.Catalogue;

/// <summary>A calculation that cannot be done with what was given. The message is one Chinese sentence that names the place and the way out.</summary>
/// <remarks>The library is pure and knows no <c>Refusal</c>; the doors turn this into one with the same code.</remarks>
public sealed class ToolboxException(string code, string message) : Exception(message)
{
    /// <summary>Unique, begins with <c>toolbox.</c>, made only in <see cref="Problems"/>.</summary>
    public string Code { get; } = code;
}
