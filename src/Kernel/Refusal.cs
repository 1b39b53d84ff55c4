namespace Zhiheng.Kernel;

/// <summary>
/// An expected "no". <paramref name="Code"/> is unique in the product and never reused;
/// <paramref name="Message"/> is a Chinese sentence that says what stood in the way and what to do next;
/// <paramref name="Basis"/> is the clause the refusal rests on, where it rests on one.
/// </summary>
public sealed record Refusal(string Code, string Message, string? Basis = null)
{
    /// <summary>The same sentence for a reader who switched to English, where one has been written.</summary>
    public string? English { get; init; }
}
