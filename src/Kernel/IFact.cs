namespace Zhiheng.Kernel;

/// <summary>
/// Something that happened: past tense, sealed, immutable, readable for ever.
/// Properties may be added; the meaning of an existing one never changes.
/// </summary>
public interface IFact
{
    /// <summary>The first day on which the fact has effect, that day included (Beijing date).</summary>
    DateOnly EffectiveOn { get; }
}
