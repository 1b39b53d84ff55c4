using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>
/// A field of a form: label, mark, grey hint, what is wrong with it, and the control. After a refused form it shows what was typed,
/// secrets and files excepted. Its id is its name, with <c>_</c> for what an id cannot hold; error summaries link to it.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(Say say) : ViewAwareTagHelper
{
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string? Value { get; set; }

    /// <summary>What is ticked, for <see cref="FieldType.Checks"/> without a model.</summary>
    public IEnumerable<string>? Values { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public FieldType Type { get; set; }

    /// <summary>Null: as the model says.</summary>
    public bool? Required { get; set; }

    public IEnumerable<Option>? Options { get; set; }

    /// <summary>Beside what ModelState says.</summary>
    public string? Error { get; set; }

    public string? Autocomplete { get; set; }

    public int? MaxLength { get; set; }

    public string? Accept { get; set; }

    public bool Multiple { get; set; }

    public string? Min { get; set; }

    public string? Max { get; set; }

    /// <summary>Lines of a <see cref="FieldType.Long"/> one.</summary>
    public int Rows { get; set; } = 4;

    public FieldWidth Width { get; set; }

    public string? Placeholder { get; set; }

    public bool Disabled { get; set; }

    /// <summary>
    /// Which row the field stands in, where a page has the same form for every row: it keeps their ids apart. What was typed belongs
    /// to one of the rows, so such a field shows what the page gives it and no error of its name.
    /// </summary>
    public string? Within { get; set; }

    internal string FullName => For?.Name ?? Name ?? throw new InvalidOperationException($"The field “{Label}” has no name.");

    internal string Id => TagBuilder.CreateSanitizedId(Within is null ? FullName : $"{FullName}-{Within}", "_");

    internal bool IsRequired => Required ?? For?.Metadata.ValidatorMetadata.OfType<RequiredAttribute>().Any() ?? false;

    internal string? Wrong { get; private set; }

    /// <summary>What the control is described by: the hint and the error, as far as there are any.</summary>
    internal string? Description => (Hint, Wrong) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-wrong",
        _ => $"{Id}-hint {Id}-wrong",
    };

    private ModelStateEntry? Sent => Within is null ? View.ViewData.ModelState[FullName] : null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Wrong = Error ?? Sent?.Errors.Select(error => error.ErrorMessage).FirstOrDefault(message => message != "");
        var given = Given(context.Items.ContainsKey(typeof(QueryScope)));
        if (context.Items.TryGetValue(typeof(QueryScope), out var scope) && given.Any(value => value != ""))
        {
            ((QueryScope)scope).Narrowing++;
        }

        var isGroup = Type is FieldType.Choices or FieldType.Checks;
        output.Become(isGroup ? "fieldset" : "div", $"field {Width.ToString().ToLowerInvariant()}{(Wrong is null ? "" : " is-wrong")}");
        output.Content.SetHtmlContent("");
        if (Type == FieldType.Check)
        {
            Words(output);
            output.Content.AppendHtml("<div class=\"choice\">").AppendHtml(FieldControls.Box(this, given)).AppendHtml($"<label for=\"{Id}\">").Append(Label);
            Mark(output);
            output.Content.AppendHtml("</label></div>");
            return;
        }

        output.Content.AppendHtml(isGroup ? "<legend>" : $"<label for=\"{Id}\">").Append(Label);
        Mark(output);
        output.Content.AppendHtml(isGroup ? "</legend>" : "</label>");
        Words(output);
        output.Content.AppendHtml(FieldControls.Of(this, given));
    }

    private void Mark(TagHelperOutput output)
    {
        if (IsRequired)
        {
            output.Content.AppendHtml("<span class=\"must\" aria-hidden=\"true\">*</span>").Element("span", say["（必填）", " (required)"], "unseen");
        }
    }

    private void Words(TagHelperOutput output) => output.Content.Element("p", Hint, "hint", Id + "-hint").Element("p", Wrong, "wrong", Id + "-wrong");

    /// <summary>What was typed before what the model holds; secrets and files never come back.</summary>
    private IReadOnlyList<string> Given(bool inQuery)
    {
        if (Type is FieldType.Password or FieldType.NewPassword or FieldType.Code or FieldType.File)
        {
            return [];
        }

        if (Sent?.RawValue is { } typed)
        {
            return typed is IEnumerable<string?> many ? [.. many.Select(one => one ?? "")] : [typed.ToString() ?? ""];
        }

        if (Value is not null || Values is not null)
        {
            return Values is null ? [Value!] : [.. Values];
        }

        return For is not null ? Written(For.Model) : inQuery ? [.. Request.Query[FullName].Select(one => one ?? "")] : [];
    }

    private static IReadOnlyList<string> Written(object? model) => model switch
    {
        null => [],
        string text => [text],
        DateOnly day => [Show.Day(day)],
        bool yes => [yes ? "true" : "false"],
        IEnumerable many => [.. many.Cast<object?>().SelectMany(Written)],
        IFormattable value => [value.ToString(null, CultureInfo.InvariantCulture)],
        _ => [model.ToString() ?? ""],
    };
}
