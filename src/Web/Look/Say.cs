namespace Zhiheng.Web.Look;

/// <summary>Says a thing in the reader's language. Both languages stand beside each other in the page, Chinese first: <c>@T["有效", "Valid"]</c>.</summary>
public sealed class Say(Reader reader)
{
    public bool InEnglish => reader.Language == Language.English;

    public string this[string chinese, string english] => InEnglish ? english : chinese;

    /// <summary>For what is written outside of a page, such as a finding of the toolbox.</summary>
    public Tongue Tongue => new(InEnglish);

    /// <summary>A word that exists in both languages, such as a status.</summary>
    public string this[Words words] => this[words.Chinese, words.English];
}
