namespace Zhiheng.Registry.People;

/// <summary>A person's name as the public sees it: first and last character, stars between; of two characters only the first.</summary>
public static class MaskedName
{
    public static string Of(string name) => name.Length switch
    {
        0 => string.Empty,
        1 => "*",
        2 => $"{name[0]}*",
        _ => $"{name[0]}{new string('*', Math.Min(name.Length - 2, 3))}{name[^1]}",
    };
}
