"""The look: form pack, template tags, base forms."""
