namespace Zhiheng.Toolbox.Pictures;

/// <summary>The same in both languages.</summary>
public sealed record Words(string Chinese, string English)
{
    /// <summary>What is no word of a language: a symbol, a name of the catalogue, or what a user typed.</summary>
    public static Words Both(string text) => new(text, text);
}

/// <summary>Says a thing in the reader's language; both languages stand beside each other where the sentence is made, Chinese first.</summary>
public readonly record struct Tongue(bool InEnglish)
{
    public string this[string chinese, string english] => InEnglish ? english : chinese;

    public string this[Words words] => this[words.Chinese, words.English];
}
