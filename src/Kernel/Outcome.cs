namespace Zhiheng.Kernel;

/// <summary>A <typeparamref name="T"/> or the <see cref="Kernel.Refusal"/> that stood in its way. Never both, never neither.</summary>
public sealed class Outcome<T>
    where T : notnull
{
    private readonly T? value;
    private readonly Refusal? refusal;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        this.refusal = refusal;
    }

    public bool IsRefused => refusal is not null;

    /// <summary>The value. Reading it from a refused outcome is a bug of the caller.</summary>
    public T Value => refusal is null
        ? value!
        : throw new InvalidOperationException($"Refused with {refusal.Code}: {refusal.Message}");

    /// <summary>The refusal. Reading it from an outcome that was not refused is a bug of the caller.</summary>
    public Refusal Refusal => refusal ?? throw new InvalidOperationException("The outcome was not refused.");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Carries a refusal on, or turns the value into another one.</summary>
    public Outcome<TOther> Then<TOther>(Func<T, Outcome<TOther>> next)
        where TOther : notnull => refusal is null ? next(value!) : refusal;
}
