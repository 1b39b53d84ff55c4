namespace Zhiheng.Toolbox.Pictures;

/// <summary>How a thing stands, when it is no certificate: each has a colour and a shape of its own, and always stands with a word.</summary>
public enum Tone
{
    /// <summary>A label that judges nothing.</summary>
    Plain,
    Good,

    /// <summary>Somebody has to act; the time has not run out.</summary>
    Pending,
    Caution,
    Bad,

    /// <summary>Closed; nothing more will come.</summary>
    Over,
    Unknown,
}
