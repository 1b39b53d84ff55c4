namespace Zhiheng.Proofs;

/// <summary>
/// An expected "no": <paramref name="Code"/> names the reason for machines and is never reused; <paramref name="Message"/> is one Chinese
/// sentence that says what does not hold, where, and what to do about it.
/// </summary>
public sealed record ProofRefusal(string Code, string Message);

/// <summary>A <typeparamref name="T"/> or the <see cref="ProofRefusal"/> that stood in its way. A default one holds neither and is a bug.</summary>
public readonly record struct Proof<T>
    where T : notnull
{
    private readonly T? value;

    private Proof(T? value, ProofRefusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public ProofRefusal? Refusal { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value. Reading it from a refused proof is a bug of the caller.</summary>
    public T Value => Refusal is null && value is not null
        ? value
        : throw new InvalidOperationException($"Refused with {Refusal?.Code}: {Refusal?.Message}");

    public static implicit operator Proof<T>(T value) => new(value, null);

    public static implicit operator Proof<T>(ProofRefusal refusal) => new(default, refusal);
}
