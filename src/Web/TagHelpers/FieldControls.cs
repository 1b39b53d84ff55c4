using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.TagHelpers;

/// <summary>The control of a field, by its type.</summary>
internal static class FieldControls
{
    public static IHtmlContent Of(FieldTagHelper field, IReadOnlyList<string> given) => field.Type switch
    {
        FieldType.Long => Long(field, given),
        FieldType.Select => Select(field, given),
        FieldType.Choices => Group(field, given, "radio"),
        FieldType.Checks => Group(field, given, "checkbox"),
        FieldType.Check => Box(field, given),
        _ => Input(field, given),
    };

    /// <summary>A single box; its value is <c>true</c>.</summary>
    public static TagBuilder Box(FieldTagHelper field, IReadOnlyList<string> given)
    {
        var box = Control(field, "input");
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        // A form may send “true,false”: the hidden value beside the box of the framework.
        Set(box, "checked", given.Any(value => value.StartsWith("true", StringComparison.OrdinalIgnoreCase)));
        return box;
    }

    private static TagBuilder Input(FieldTagHelper field, IReadOnlyList<string> given)
    {
        var input = Control(field, "input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = field.Type switch
        {
            // A browser shows nothing of a day that does not exist; as text, what was typed can be put right.
            FieldType.Date when given is not [{ Length: > 0 } typed, ..] || DateOnly.TryParseExact(typed, "yyyy-MM-dd", out _) => "date",
            FieldType.File => "file",
            FieldType.Password or FieldType.NewPassword => "password",
            FieldType.Search => "search",
            _ => "text",
        };
        Set(input, "autocomplete", field.Autocomplete ?? field.Type switch
        {
            FieldType.Password => "current-password",
            FieldType.NewPassword => "new-password",
            FieldType.Code => "one-time-code",
            FieldType.Search => "off",
            _ => null,
        });
        // A number typed with a mistake reaches the server as it was typed; the number control of browsers would send nothing.
        Set(input, "inputmode", field.Type is FieldType.Number ? "decimal" : field.Type is FieldType.Code ? "numeric" : null);
        Set(input, "spellcheck", field.Type is FieldType.Password or FieldType.NewPassword or FieldType.Code ? "false" : null);
        Set(input, "maxlength", field.MaxLength?.ToString(CultureInfo.InvariantCulture));
        Set(input, "placeholder", field.Placeholder);
        Set(input, "accept", field.Accept);
        Set(input, "min", field.Min);
        Set(input, "max", field.Max);
        Set(input, "multiple", field.Multiple);
        if (field.Type is FieldType.Code or FieldType.Number or FieldType.Date)
        {
            input.AddCssClass(field.Type is FieldType.Code ? "one-time" : field.Type is FieldType.Number ? "number" : "date");
        }

        Set(input, "value", given is [var value, ..] ? value : null);
        return input;
    }

    private static TagBuilder Long(FieldTagHelper field, IReadOnlyList<string> given)
    {
        var text = Control(field, "textarea");
        text.Attributes["rows"] = field.Rows.ToString(CultureInfo.InvariantCulture);
        Set(text, "maxlength", field.MaxLength?.ToString(CultureInfo.InvariantCulture));
        Set(text, "placeholder", field.Placeholder);
        // The parser drops a line end right after the tag, so one that was typed needs another before it.
        text.InnerHtml.AppendHtml("\n").Append(given is [var value, ..] ? value : "");
        return text;
    }

    private static TagBuilder Select(FieldTagHelper field, IReadOnlyList<string> given)
    {
        var select = Control(field, "select");
        Set(select, "multiple", field.Multiple);
        foreach (var option in field.Options ?? [])
        {
            var item = new TagBuilder("option");
            item.Attributes["value"] = option.Value;
            Set(item, "selected", given.Contains(option.Value));
            item.InnerHtml.Append(option.Text);
            select.InnerHtml.AppendHtml(item);
        }

        return select;
    }

    private static HtmlContentBuilder Group(FieldTagHelper field, IReadOnlyList<string> given, string type)
    {
        var group = new HtmlContentBuilder();
        var n = 0;
        foreach (var option in field.Options ?? [])
        {
            n++;
            var box = Control(field, "input");
            box.TagRenderMode = TagRenderMode.SelfClosing;
            // The first carries the id of the field, so that an error leads to it.
            var id = n == 1 ? field.Id : string.Create(CultureInfo.InvariantCulture, $"{field.Id}-{n}");
            box.Attributes["id"] = id;
            box.Attributes["type"] = type;
            box.Attributes["value"] = option.Value;
            Set(box, "checked", given.Contains(option.Value));
            if (type == "checkbox")
            {
                box.Attributes.Remove("required");
            }

            group.AppendHtml("<div class=\"choice\">").AppendHtml(box).AppendHtml($"<label for=\"{id}\">").Append(option.Text)
                .Element("span", option.Hint, "hint").AppendHtml("</label></div>");
        }

        return group;
    }

    private static TagBuilder Control(FieldTagHelper field, string element)
    {
        var control = new TagBuilder(element);
        control.Attributes["id"] = field.Id;
        control.Attributes["name"] = field.FullName;
        Set(control, "aria-describedby", field.Description);
        Set(control, "aria-invalid", field.Wrong is null ? null : "true");
        Set(control, "required", field.IsRequired);
        Set(control, "disabled", field.Disabled);
        return control;
    }

    private static void Set(TagBuilder tag, string name, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[name] = value;
        }
    }

    private static void Set(TagBuilder tag, string name, bool on) => Set(tag, name, on ? name : null);
}
