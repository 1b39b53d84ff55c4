namespace Zhiheng.Web.Look;

public enum FieldType
{
    Text,

    /// <summary>Several lines.</summary>
    Long,
    Date,
    Number,
    Select,

    /// <summary>One of a few, all in sight.</summary>
    Choices,

    /// <summary>One box: yes or no.</summary>
    Check,

    /// <summary>Any of a few.</summary>
    Checks,
    File,
    Password,
    NewPassword,

    /// <summary>A one-time code, of an authenticator or on paper.</summary>
    Code,
    Search,
}

public enum FieldWidth
{
    Full,
    Half,
    Short,
}

/// <summary>What can be chosen. <paramref name="Value"/> "" stands for no choice.</summary>
public sealed record Option(string Value, string Text, string? Hint = null);
